import { account, leave } from './en/account.ts';
import { accounts } from './en/accounts.ts';
import { contracts } from './en/contracts.ts';
import { errors } from './en/errors.ts';
import { exploitation } from './en/exploitation.ts';
import { home, vocabulary } from './en/home.ts';
import { forgotten, identification, reset } from './en/identification.ts';
import { qualification } from './en/qualification.ts';
import { resultLegend } from './en/result-legend.ts';
import { search } from './en/search.ts';
import { shell } from './en/shell.ts';

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
  contracts,
  exploitation,
};
