import { condition, defineSignal, defineUpdate, setHandler } from '@temporalio/workflow';

export const endSignal = defineSignal<[result: string]>('end');
export const countUpdate = defineUpdate<number, [by: number]>('count');

/** Counts until it is told to end. */
export async function passwordReset(): Promise<string> {
  let result = '';
  let count = 0;
  setHandler(countUpdate, (by) => (count += by));
  setHandler(endSignal, (given) => void (result = given));
  await condition(() => result !== '');
  return result;
}
