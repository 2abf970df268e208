import type { ReactNode } from 'react';
import classes from './columns.module.css';

/** What a page is about, and beside it, where there is room, what one also wants to know. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={classes.columns}>{children}</div>;
}
