import type { ReactNode } from 'react';
import { config } from '#config';
import { Brand } from '#web/features/platform/shell/brand.tsx';
import { PreferenceMenus } from '#web/features/platform/shell/preferences.tsx';
import { messages } from '#web/server/locale';
import classes from './public.module.css';

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const { shell } = await messages();
  return (
    <div className={classes.frame}>
      <header className={classes.top}>
        <Brand wholesaler={config().wholesaler.name} product={shell.product} />
        <div className={classes.tools}>
          <PreferenceMenus />
        </div>
      </header>
      <main id="content" className={classes.main}>
        {children}
      </main>
    </div>
  );
}
