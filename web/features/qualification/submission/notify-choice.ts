/** Whether the box « M'avertir par courriel » was ticked the last time on this machine: '1' when it was. */
export const notifyCookie = 'jalon-avertir';

const year = 31_536_000;

export function rememberNotify(notify: boolean): void {
  document.cookie = `${notifyCookie}=${notify ? '1' : ''};path=/;max-age=${notify ? year : 0};samesite=lax`;
}
