'use client';
import { Button, Tooltip, VisuallyHidden } from '@mantine/core';
import { useMessages } from '#web/kit/frame/locale.tsx';

interface LaunchButtonProps {
  title: string;
  /** Null while nobody has said where the application is. */
  href: string | null;
  /** The page's one primary action, or one of many. */
  primary?: boolean;
}

/** « Lancer l'application », never hidden: without an address it can still be reached, and tells why it leads nowhere. */
export function LaunchButton({ title, href, primary = false }: LaunchButtonProps) {
  const { card } = useMessages().espace;
  const look = primary ? ({ size: 'sm' } as const) : ({ size: 'xs', variant: 'light' } as const);
  const text = (
    <>
      {card.launch}
      <VisuallyHidden> : {title}</VisuallyHidden>
    </>
  );
  // An address of the portal that answers with a redirection: a whole page's way, not one of the router.
  if (href !== null)
    return (
      <Button component="a" href={href} {...look}>
        {text}
      </Button>
    );
  return (
    <Tooltip label={card.noAddress} events={{ hover: true, focus: true, touch: true }} multiline maw={280}>
      <Button {...look} variant="default" data-disabled aria-disabled aria-description={card.noAddress}>
        {text}
      </Button>
    </Tooltip>
  );
}
