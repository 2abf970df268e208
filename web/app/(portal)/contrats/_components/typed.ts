import type { ContractForm } from '#domain/contract';

/** What a form of a contract holds, as the person typed it. */
export function typedOf(data: FormData): ContractForm {
  const text = (name: keyof ContractForm) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
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
