'use client';
import { Alert, List, ListItem, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ProcessAction } from '#domain/process';
import type { Outcome } from './server/steer.ts';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { useNotDoneText } from './not-done.ts';
import type { Said } from './steering.tsx';

function useOutcome() {
  const { results, hindrances } = useMessages().exploitation;
  return (action: ProcessAction, outcome: Outcome): string => {
    switch (outcome) {
      case 'done':
        return results.done[action];
      case 'unknown':
      case 'temporal':
      case 'unexpected':
        return results[outcome];
      default:
        return hindrances[outcome];
    }
  };
}

/** What became of one or many: those that were not done by name, each with why. Takes the focus when it appears: give it a new key each time. */
export function SteerAnswerPanel({ said, onClose }: { said: Said; onClose: () => void }) {
  const { results, colon } = useMessages().exploitation;
  const notDone = useNotDoneText();
  const outcome = useOutcome();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { action, answer } = said;
  const all = answer.ok ? answer.results : [];
  const failed = all.filter((result) => result.outcome !== 'done');
  const done = all.length - failed.length;
  const good = answer.ok && failed.length === 0;
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="note"
      mb="md"
      color={good ? 'green' : done > 0 ? 'yellow' : 'red'}
      icon={good ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={results.title[action]}
      withCloseButton
      closeButtonLabel={results.close}
      onClose={onClose}
    >
      {answer.ok ? (
        <>
          {done > 0 && (
            <Text size="sm">
              {results.doneCount(done)} {results.done[action]}
            </Text>
          )}
          {failed.length > 0 && (
            <>
              <Text size="sm">{results.notDone(failed.length, all.length)}</Text>
              <List size="sm">
                {failed.map((result) => (
                  <ListItem key={result.workflowId} style={{ overflowWrap: 'anywhere' }}>
                    <b>{result.reference}</b>
                    {colon}
                    {outcome(action, result.outcome)}
                  </ListItem>
                ))}
              </List>
            </>
          )}
        </>
      ) : (
        <Text size="sm">{notDone(answer)}</Text>
      )}
    </Alert>
  );
}
