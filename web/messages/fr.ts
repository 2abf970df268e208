import { account, leave } from './fr/account.ts';
import { accounts } from './fr/accounts.ts';
import { certificates } from './fr/certificates.ts';
import { contracts } from './fr/contracts.ts';
import { errors } from './fr/errors.ts';
import { espace } from './fr/espace.ts';
import { exploitation } from './fr/exploitation.ts';
import { home, vocabulary } from './fr/home.ts';
import { forgotten, identification, reset } from './fr/identification.ts';
import { inbox } from './fr/inbox.ts';
import { journal } from './fr/journal.ts';
import { publications } from './fr/publications.ts';
import { qualification } from './fr/qualification.ts';
import { resultLegend } from './fr/result-legend.ts';
import { operators } from './fr/operators.ts';
import { search } from './fr/search.ts';
import { secondStep } from './fr/second-step.ts';
import { shell } from './fr/shell.ts';
import { firstAccount, staff } from './fr/staff.ts';

export const fr = {
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
