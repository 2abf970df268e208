'use client';
import { Group, Text, Title, VisuallyHidden } from '@mantine/core';
import type { ServiceCard as Card } from '../server/e-services.ts';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { LaunchButton } from './launch-button.tsx';
import { ServiceMaintenance } from './service-maintenance.tsx';
import classes from './service-board.module.css';
import { Star } from './star.tsx';

interface ServiceCardProps {
  card: Card;
  starred: boolean;
  onToggle: () => void;
}

/** An e-service with its description and what can be done with it (OWF-004). */
export function ServiceCard({ card, starred, onToggle }: ServiceCardProps) {
  const { espace } = useMessages();
  const { title, text } = espace.cards[card.service];
  return (
    <article className={classes.card} aria-label={title}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <Title order={4} size="h3">
          {title}
        </Title>
        <Star title={title} starred={starred} onToggle={onToggle} />
      </Group>
      <Text size="sm" c="dimmed" flex={1}>
        {text}
      </Text>
      <ServiceMaintenance items={card.maintenance} />
      <Group gap="md" justify="space-between" align="center">
        <Group gap="md">
          <TextLink href={card.href} size="sm">
            {espace.card.more}
            <VisuallyHidden> : {title}</VisuallyHidden>
          </TextLink>
          {card.tutorial && (
            <TextLink href={card.tutorial} size="sm">
              {espace.card.tutorial}
              <VisuallyHidden> : {title}</VisuallyHidden>
            </TextLink>
          )}
        </Group>
        <LaunchButton title={title} href={card.launch} />
      </Group>
    </article>
  );
}
