import { account, leave } from './fr/account.ts';
import { accounts } from './fr/accounts.ts';
import { contracts } from './fr/contracts.ts';
import { errors } from './fr/errors.ts';
import { exploitation } from './fr/exploitation.ts';
import { home, vocabulary } from './fr/home.ts';
import { forgotten, identification, reset } from './fr/identification.ts';
import { qualification } from './fr/qualification.ts';
import { resultLegend } from './fr/result-legend.ts';
import { search } from './fr/search.ts';
import { shell } from './fr/shell.ts';

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
  contracts,
  exploitation,
};
