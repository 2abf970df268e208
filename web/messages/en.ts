import { account, leave } from './en/account.ts';
import { accounts } from './en/accounts.ts';
import { certificates } from './en/certificates.ts';
import { contracts } from './en/contracts.ts';
import { errors } from './en/errors.ts';
import { espace } from './en/espace.ts';
import { exploitation } from './en/exploitation.ts';
import { home, vocabulary } from './en/home.ts';
import { forgotten, identification, reset } from './en/identification.ts';
import { inbox } from './en/inbox.ts';
import { journal } from './en/journal.ts';
import { publications } from './en/publications.ts';
import { qualification } from './en/qualification.ts';
import { resultLegend } from './en/result-legend.ts';
import { operators } from './en/operators.ts';
import { search } from './en/search.ts';
import { secondStep } from './en/second-step.ts';
import { shell } from './en/shell.ts';
import { firstAccount, staff } from './en/staff.ts';

export const en = {
  shell,
  errors,
  identification,
  forgotten,
  reset,
  account,
  leave,
  home,
  vocabulary,
  search,
  qualification,
  resultLegend,
  accounts,
  certificates,
  contracts,
  operators,
  staff,
  firstAccount,
  secondStep,
  exploitation,
  inbox,
  journal,
  espace,
  publications,
};
