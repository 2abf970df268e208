import { NotFoundView } from '#web/kit/ui/not-found-view.tsx';
import { messages } from '#web/server/locale';

/** Instead of the framework's own, whose styles the content security policy refuses. */
export default async function NotFound() {
  return (
    <main id="content">
      <NotFoundView texts={await messages()} />
    </main>
  );
}
