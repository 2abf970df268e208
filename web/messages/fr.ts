import { account, leave } from '#web/features/platform/account/fr';
import { accounts } from '#web/features/accounts/fr';
import { certificates } from '#web/features/certificates/fr';
import { contracts } from '#web/features/qualification/contracts/fr';
import { errors } from '#web/kit/words/fr';
import { espace } from '#web/features/espace/fr';
import { exploitation } from '#web/features/platform/operations/fr';
import { home, vocabulary } from '#web/features/espace/home/fr';
import { forgotten, identification, reset } from '#web/features/platform/identification/fr';
import { inbox } from '#web/features/platform/tasks/fr';
import { journal } from '#web/features/platform/trail/fr';
import { kit } from './fr/kit.ts';
import { publications } from '#web/features/espace/publications/fr';
import { qualification } from '#web/features/qualification/fr';
import { resultLegend } from '#web/features/qualification/result-legend/fr';
import { operators } from '#web/features/accounts/operators/fr';
import { search } from '#web/features/platform/search/fr';
import { secondStep } from '#web/features/platform/second-step/fr';
import { shell } from '#web/features/platform/shell/fr';
import { firstAccount, staff } from '#web/features/accounts/staff/fr';

export const fr = {
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
