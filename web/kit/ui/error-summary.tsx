'use client';
import { Alert, Anchor, List, ListItem } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';

interface ErrorSummaryProps {
  title: string;
  /** The fields at fault, in the order of the form. */
  fields: readonly { id: string; label: string }[];
}

/**
 * On top of a form that was refused: takes the focus when it appears. Give it a new key for each refusal, and leave it
 * where it is while the fields are put right: one that comes back would take the focus from whoever types.
 */
export function ErrorSummary({ title, fields }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  if (fields.length === 0) return null;
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="red"
      icon={<IconAlertCircle aria-hidden />}
      title={title}
    >
      <List size="sm">
        {fields.map(({ id, label }) => (
          <ListItem key={id}>
            <Anchor href={`#${id}`} inherit>
              {label}
            </Anchor>
          </ListItem>
        ))}
      </List>
    </Alert>
  );
}
