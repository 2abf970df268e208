import { account, leave } from '#web/features/platform/account/en';
import { accounts } from '#web/features/accounts/en';
import { certificates } from '#web/features/certificates/en';
import { contracts } from '#web/features/qualification/contracts/en';
import { errors } from '#web/kit/words/en';
import { espace } from '#web/features/espace/en';
import { exploitation } from '#web/features/platform/operations/en';
import { home, vocabulary } from '#web/features/espace/home/en';
import { forgotten, identification, reset } from '#web/features/platform/identification/en';
import { inbox } from '#web/features/platform/tasks/en';
import { journal } from '#web/features/platform/trail/en';
import { kit } from './en/kit.ts';
import { publications } from '#web/features/espace/publications/en';
import { qualification } from '#web/features/qualification/en';
import { resultLegend } from '#web/features/qualification/result-legend/en';
import { operators } from '#web/features/accounts/operators/en';
import { search } from '#web/features/platform/search/en';
import { secondStep } from '#web/features/platform/second-step/en';
import { shell } from '#web/features/platform/shell/en';
import { firstAccount, staff } from '#web/features/accounts/staff/en';

export const en = {
  kit,
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
