import type { ReactNode } from 'react';
import { PageLink } from './page-link.tsx';
import classes from './link-card.module.css';

interface LinkCardProps {
  href: string;
  icon: ReactNode;
  title: string;
  text: string;
}

/** A card that is one link, named by its title alone. */
export function LinkCard({ href, icon, title, text }: LinkCardProps) {
  return (
    <div className={classes.card}>
      <span className={classes.icon}>{icon}</span>
      <div>
        <PageLink href={href} className={classes.link}>
          {title}
        </PageLink>
        <p className={classes.text}>{text}</p>
      </div>
    </div>
  );
}
