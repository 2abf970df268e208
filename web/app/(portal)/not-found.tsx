import { NotFoundView } from '#web/kit/ui/not-found-view.tsx';
import { messages } from '#web/server/locale';

export default async function NotFound() {
  return <NotFoundView texts={await messages()} />;
}
