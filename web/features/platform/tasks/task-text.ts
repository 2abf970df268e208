import type { Locale, Messages } from '#web/messages/catalogue';
import { formatInstant } from '#web/messages/format';
import type { TaskView } from './server/tasks.ts';

/** What is asked, in a sentence that begins with what people call the process. */
export function taskText(
  { reference, matter }: Pick<TaskView, 'reference' | 'matter'>,
  { messages: { inbox }, locale }: { messages: Messages; locale: Locale },
): string {
  switch (matter.kind) {
    case 'longWait':
      return `${reference} ${inbox.longWait(inbox.waits[matter.for], formatInstant(locale, matter.since))}`;
    case 'renewCertificate':
      return `${reference} ${inbox.renewCertificate(matter.label, formatInstant(locale, matter.notAfter))}`;
  }
}
