/** How a person is called: prénom and nom; the account of a contract has the name of its company only. */
export function fullName({ firstName, name }: { firstName: string; name: string }): string {
  return firstName === '' ? name : `${firstName} ${name}`;
}
