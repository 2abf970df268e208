import 'server-only';
import { cookies } from 'next/headers';
import { catalogues, isLocale, localeCookie, type Locale, type Messages } from '#web/messages/catalogue';

/** The language the person chose on this machine; French until they did. */
export async function locale(): Promise<Locale> {
  const chosen = (await cookies()).get(localeCookie)?.value;
  return isLocale(chosen) ? chosen : 'fr';
}

/** The texts of this request, for server components; client components use `useMessages`. */
export async function messages(): Promise<Messages> {
  return catalogues[await locale()];
}
