'use client';
import type { ReactNode } from 'react';
import { useMessages } from '../frame/locale.tsx';
import classes from './rows.module.css';

export interface Column {
  name: string;
  /** Set as numbers are, at the end of their column. */
  number?: boolean;
  /** Where tables that stand one below the other shall have the same columns. */
  width?: string;
}

/** What was found, in columns; a row becomes a card where there is no room for them. */
export function Rows({
  label,
  columns,
  children,
}: {
  label: string;
  columns: readonly Column[];
  children: ReactNode;
}) {
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ name, number, width }) => (
            <th key={name} className={number ? classes.number : undefined} style={{ width }}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

interface CellProps {
  /** Column name shown before the value in a card; left out for values that explain themselves. */
  of?: string;
  number?: boolean;
  /** What people chose and may be long, without a blank: it breaks rather than widening its column. */
  long?: boolean;
  children: ReactNode;
}

export function Cell({ of, number, long, children }: CellProps) {
  const { label } = useMessages().qualification.list;
  const empty = children === null || children === undefined || children === false;
  return (
    <td className={number ? classes.number : long ? classes.long : undefined} data-empty={empty || undefined}>
      {of && <span className={classes.label}>{label(of)}</span>}
      {children}
    </td>
  );
}
