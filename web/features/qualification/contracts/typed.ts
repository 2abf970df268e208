import type { ContractForm } from '#domain/qualification/contract';
import type { Typed } from '#web/kit/form/sent-form';

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
