import { expect, test } from 'vitest';
import { judgePublication } from '#domain/espace/publication/judge';
import { publicationKinds } from '#domain/espace/publication/kinds';
import { aPublicationForm } from '#test/support/publications';
import { PublicationFields } from '#web/features/espace/publications/publication-fields.tsx';
import { markup } from '#test/support/markup.tsx';

const nothing = () => undefined;
const fields = (kind: string) =>
  markup(
    <PublicationFields
      form={aPublicationForm({ kind })}
      operators={[]}
      onChange={nothing}
      onLeave={nothing}
      errorOf={nothing}
    />,
  );

test.each(publicationKinds)(
  'of the kind « %s », no e-service is offered where none may be chosen only',
  (kind) => {
    const judged = judgePublication(aPublicationForm({ kind }));
    const needed = !judged.ok && judged.problems.service === 'missing';
    expect(fields(kind).includes('>Aucun\u00a0: pour tout le monde<')).toBe(!needed);
    expect(fields(kind).includes('>Choisissez un e-service<')).toBe(needed);
  },
);
