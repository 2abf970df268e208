'use client';
import { Alert, Button, Checkbox, Group, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useId, useRef, useState } from 'react';
import type { QualificationType } from '#domain/kit/references/identifier';
import { limits } from '#domain/qualification/limits';
import { paths } from '#web/paths';
import { useWarningBeforeLeaving } from '#web/kit/form/leaving';
import { SessionEnded } from '#web/kit/live/live-notice.tsx';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { Columns } from '#web/kit/ui/columns.tsx';
import { AcceptedInput } from './accepted-input.tsx';
import { DropZone } from './drop-zone.tsx';
import { rememberNotify } from './notify-choice.ts';
import { problemText } from '../verdict/problem-text.ts';
import { sendFile } from './send-file.ts';
import classes from './submission.module.css';
import { Verdict } from '../verdict/verdict.tsx';

export interface ContractChoice {
  id: string;
  identifiant: string;
  type: QualificationType;
  limit: number;
  used: number;
}

interface SubmissionFormProps {
  /** Minted with the form: sending it twice is one submission. */
  submissionId: string;
  contracts: readonly [ContractChoice, ...ContractChoice[]];
  /** Where « M'avertir par courriel » would write to, and whether it was wanted the last time on this machine. */
  mail: { address: string; wanted: boolean };
}

type Shown = Parameters<typeof problemText>[2];
type Problem = Shown | 'ended';

/** « Envoi d'une qualification »: from the choice of a file to its verdict (QPC-061, QPC-072). */
export function SubmissionForm({ submissionId, contracts, mail }: SubmissionFormProps) {
  const { submit } = useMessages().qualification;
  const [contract, setContract] = useState<ContractChoice>(contracts[0]);
  const [file, setFile] = useState<File | null>(null);
  const [notify, setNotify] = useState(mail.wanted);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sentBytes, setSentBytes] = useState<number | null>(null);
  const [fileName, setFileName] = useState<string | null>(null);
  const sending = useRef<AbortController | null>(null);
  const problemId = useId();

  useEffect(() => () => sending.current?.abort(), []);
  useWarningBeforeLeaving(sentBytes !== null && fileName === null);
  useNewFormOnReturn(fileName !== null);

  const choose = (files: readonly File[]) => {
    const [first] = files;
    if (!first) return;
    setFile(files.length === 1 ? first : null);
    setProblem(files.length > 1 ? 'several' : first.size > limits.fileBytes ? 'tooLarge' : null);
  };

  const send = async () => {
    if (!file) return setProblem((before) => before ?? 'none');
    if (file.size > limits.fileBytes) return;
    const controller = new AbortController();
    sending.current = controller;
    setProblem(null);
    setSentBytes(0);
    const query = {
      submission: submissionId,
      name: file.name,
      contract: contract.id,
      ...(notify && { notify: '1' as const }),
    };
    const sent = await sendFile(file, query, setSentBytes, controller.signal);
    sending.current = null;
    if (!sent.ok) {
      setSentBytes(null);
      return setProblem(sent.reason);
    }
    // From here on a reload, or the same address in another browser, finds the verdict.
    window.history.replaceState(null, '', paths.submission(submissionId));
    setFileName(sent.fileName);
  };

  if (fileName !== null) {
    return (
      <Verdict
        submissionId={submissionId}
        initial={{ fileName, notify, state: 'waiting', because: 'verification', until: null }}
      />
    );
  }
  const several = contracts.length > 1;
  return (
    <Columns>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack gap="md">
          {problem === 'ended' && <SessionEnded text={submit.errors.ended} />}
          {several && (
            <NativeSelect
              label={submit.contract}
              description={submit.contractHelp}
              value={contract.id}
              disabled={sentBytes !== null}
              data={contracts.map(({ id, identifiant }) => ({ value: id, label: identifiant }))}
              onChange={({ currentTarget }) =>
                setContract(contracts.find(({ id }) => id === currentTarget.value) ?? contracts[0])
              }
            />
          )}
          {sentBytes === null ? (
            <DropZone
              file={file}
              errorId={problem && problem !== 'ended' ? problemId : undefined}
              choose={choose}
            />
          ) : (
            <Sending file={file} bytes={sentBytes} />
          )}
          {problem && problem !== 'ended' && (
            <Alert id={problemId} role="alert" color="red" variant="light">
              <ProblemText problem={problem} />
            </Alert>
          )}
          <Checkbox
            label={submit.notify}
            description={submit.notifyHelp(mail.address)}
            checked={notify}
            disabled={sentBytes !== null}
            onChange={({ currentTarget }) => {
              setNotify(currentTarget.checked);
              rememberNotify(currentTarget.checked);
            }}
          />
          <Group>
            <Button type="submit" loading={sentBytes !== null}>
              {submit.button}
            </Button>
            {sentBytes !== null && (
              <Button variant="default" onClick={() => sending.current?.abort()}>
                {submit.cancel}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
      <AcceptedInput contract={contract} />
    </Columns>
  );
}

function Sending({ file, bytes }: { file: File | null; bytes: number }) {
  const { submit } = useMessages().qualification;
  const total = file?.size ?? 0;
  return (
    <Stack gap={6} className={classes.sending}>
      <Group justify="space-between" gap="xs">
        <Text fw={500}>{submit.sending}</Text>
        <Text size="sm">{submit.sent(Math.min(bytes, total), total)}</Text>
      </Group>
      <Progress value={total === 0 ? 100 : (bytes / total) * 100} aria-label={submit.sending} />
      <Text size="sm" c="dimmed" className={classes.name}>
        {file?.name}
      </Text>
    </Stack>
  );
}

function ProblemText({ problem }: { problem: Shown }) {
  const { qualification } = useMessages();
  return problemText(qualification, useLocale(), problem);
}

/**
 * The verdict stands under an address that the router was only told of: to it, a link back to the form leads to where it
 * is. So the page is asked for anew, with the next submission id (QPC-074).
 */
function useNewFormOnReturn(sent: boolean): void {
  const pathname = usePathname();
  const router = useRouter();
  const left = useRef(false);
  useEffect(() => {
    if (!sent) return;
    if (pathname !== paths.newQualification()) left.current = true;
    else if (left.current) router.refresh();
  }, [sent, pathname, router]);
}
