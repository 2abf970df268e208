'use client';
import { ButtonLink } from '../ui/links.tsx';
import classes from './list.module.css';
import type { Params } from './param.ts';
import { fieldOf, type ListParts } from './spec.ts';

type ViewsProps<Line, Context, P extends Params, Name extends string> = ListParts<Line, Context, P, Name> & {
  /** Of the filter that chooses between them. */
  name: keyof P & string;
};

/** Links to the few lists that one list is made of; the first one is shown where the address says none. */
export function Views<Line, Context, P extends Params, Name extends string>({
  name,
  ...parts
}: ViewsProps<Line, Context, P, Name>) {
  const { spec, query } = parts;
  const field = fieldOf(parts, name);
  if (!field) return null;
  const [first] = field.options;
  const shown = query[name] ?? first?.value;
  return (
    <nav aria-label={field.label}>
      <ul className={classes.views}>
        {field.options.map(({ value, label }) => (
          <li key={value}>
            <ButtonLink
              href={spec.address({ ...query, [name]: value === first?.value ? undefined : value })}
              size="xs"
              radius="xl"
              variant={value === shown ? 'filled' : 'default'}
              {...(value === shown ? { 'aria-current': 'page' } : {})}
            >
              {label}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
