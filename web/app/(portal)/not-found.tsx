import { NotFoundView } from '../../components/ui/not-found-view.tsx';
import { messages } from '../../server/locale.ts';

export default async function NotFound() {
  return <NotFoundView texts={await messages()} />;
}
