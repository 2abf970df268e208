import { condition, setHandler } from '@temporalio/workflow';
import {
  depositUpdate,
  downloadUpdate,
  revokeUpdate,
  type SlotInput,
} from '#workflows/certificates/slot/contract';

/** A slot that only notes what it is told. */
export async function certificateSlot(input: SlotInput): Promise<string[]> {
  const heard = [`${input.operatorCode} ${input.service} ${input.environment}`];
  setHandler(depositUpdate, ({ label }) => {
    heard.push(`deposit ${label}`);
    return 'valid';
  });
  setHandler(downloadUpdate, (id) => {
    heard.push(`download ${id}`);
    return 'valid';
  });
  setHandler(revokeUpdate, (id) => {
    heard.push(`revoke ${id}`);
    return 'empty';
  });
  await condition(() => heard.some((what) => what.startsWith('revoke')));
  return heard;
}
