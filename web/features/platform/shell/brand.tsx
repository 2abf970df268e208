import { paths } from '#web/paths';
import { PageLink } from '#web/kit/ui/page-link.tsx';
import classes from './shell.module.css';

/** A surveyor's pole: what a jalon is. */
export function BrandMark() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden focusable="false">
      <rect width="28" height="28" rx="6" fill="var(--mantine-color-accent-6)" />
      <rect x="12" y="5" width="4" height="6" fill="#fff" />
      <rect x="12" y="11" width="4" height="6" fill="#fff" opacity="0.45" />
      <rect x="12" y="17" width="4" height="6" fill="#fff" />
    </svg>
  );
}

export function Brand({ wholesaler, product }: { wholesaler: string; product: string }) {
  return (
    <PageLink href={paths.home()} className={classes.brand}>
      <BrandMark />
      <span className={classes.brandText}>
        <strong>{wholesaler}</strong>
        <span>{product}</span>
      </span>
    </PageLink>
  );
}
