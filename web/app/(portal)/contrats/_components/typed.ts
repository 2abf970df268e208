import type { ContractForm } from '#domain/contract';
import type { Typed } from '../../../../components/sent-form.ts';

/** What a form of a contract holds, as the person typed it. */
export function typedOf(typed: Typed): ContractForm {
  const text = (name: keyof ContractForm) => typed[name] ?? '';
  return {
    operatorId: text('operatorId'),
    operatorName: text('operatorName'),
    identifiant: text('identifiant'),
    masterCode: text('masterCode'),
    qualificationType: text('qualificationType'),
    email: text('email'),
    dailyProfiles: text('dailyProfiles'),
    optionActive: text('optionActive') === 'on',
    unknownAsWord: text('unknownAsWord') === 'on',
  };
}
