'use client';
import { Button, Tooltip } from '@mantine/core';

interface ActionButtonProps {
  children: string;
  /** Where the text alone does not say what it concerns. */
  label?: string;
  /** Why it cannot be done; the button stays, and says so. */
  hindrance: string | null;
  loading?: boolean;
  onClick: () => void;
}

/** An action that is never hidden: where it is not possible it can still be reached, and tells why. */
export function ActionButton({ children, label, hindrance, loading = false, onClick }: ActionButtonProps) {
  const button = (
    <Button
      size="xs"
      variant="default"
      loading={loading}
      {...(label && { 'aria-label': label })}
      {...(hindrance && { 'data-disabled': true, 'aria-disabled': true, 'aria-description': hindrance })}
      onClick={(event) => (hindrance ? event.preventDefault() : onClick())}
    >
      {children}
    </Button>
  );
  return hindrance ? (
    <Tooltip label={hindrance} events={{ hover: true, focus: true, touch: true }} multiline maw={280}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}
