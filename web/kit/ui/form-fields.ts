/** The fields of a form, in its order: what each has besides its value, and those at fault for the summary on top. */
export function formFields<Name extends string>(
  prefix: string,
  names: readonly Name[],
  labels: Readonly<Record<Name, string>>,
  errorOf: (name: Name) => string | undefined,
) {
  const place = (name: Name) => ({ id: `${prefix}-${name}`, label: labels[name] });
  return {
    field: (name: Name) => ({ ...place(name), name, error: errorOf(name) }),
    wrong: names.filter((name) => errorOf(name) !== undefined).map(place),
  };
}
