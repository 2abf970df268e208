'use client';
import { Alert, Box, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useRef } from 'react';
import { serviceFamilies, type Service } from '#domain/services';
import type { ServiceCard as Card } from '../server/e-services.ts';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { LaunchButton } from './launch-button.tsx';
import classes from './service-board.module.css';
import { ServiceCard } from './service-card.tsx';
import { serviceName } from '#web/kit/ui/service-name';
import { Star } from './star.tsx';
import { useFavourites, type KeepFavourite } from './use-favourites.ts';

interface ServiceBoardProps {
  cards: readonly Card[];
  favourites: readonly Service[];
  keep: KeepFavourite;
  /** What stands between the favourites and all e-services. */
  children?: React.ReactNode;
}

/** « Mes e-services favoris », and below « Tous mes e-services » in their groups (OWF-002, OWF-003). */
export function ServiceBoard({ cards, favourites, keep, children }: ServiceBoardProps) {
  const { espace, shell } = useMessages();
  const { shown, toggle, notKept } = useFavourites(favourites, keep);
  const heading = useRef<HTMLHeadingElement>(null);
  const starred = shown.flatMap((service) => cards.find((card) => card.service === service) ?? []);
  const unstar = (service: Service) => {
    toggle(service);
    // The button goes with its tile: the keyboard stays where it was.
    heading.current?.focus();
  };
  return (
    <Stack gap="xl">
      {cards.length > 0 && (
        <section aria-labelledby="favourites">
          <Title order={2} mb="sm" id="favourites" ref={heading} tabIndex={-1} className={classes.heading}>
            {espace.favourites.title}
          </Title>
          {notKept && (
            <Box mb="sm">
              {notKept.reference ? (
                <Failure reference={notKept.reference} />
              ) : (
                <Alert role="alert" color="red" icon={<IconAlertTriangle aria-hidden />}>
                  {espace.favourites.failed}
                </Alert>
              )}
            </Box>
          )}
          {starred.length === 0 ? (
            <Text c="dimmed" size="sm">
              {espace.favourites.empty}
            </Text>
          ) : (
            <ul className={classes.tiles}>
              {starred.map(({ service, launch }) => {
                const { title } = espace.cards[service];
                return (
                  <li key={service} className={classes.tile}>
                    <Group justify="space-between" wrap="nowrap" gap="xs">
                      <Text fw={600} size="sm">
                        {serviceName(title)}
                      </Text>
                      <Star title={title} starred onToggle={() => unstar(service)} />
                    </Group>
                    <LaunchButton title={title} href={launch} />
                  </li>
                );
              })}
            </ul>
          )}
        </section>
      )}
      {children}
      {cards.length > 0 && (
        <section aria-labelledby="services">
          <Title order={2} mb="md" id="services">
            {espace.all}
          </Title>
          <Stack gap="lg">
            {serviceFamilies.map((family) => {
              const own = cards.filter((card) => card.family === family);
              if (own.length === 0) return null;
              return (
                <section key={family} aria-labelledby={`services-${family}`}>
                  <Title order={3} mb="sm" id={`services-${family}`} c="dimmed">
                    {shell.groups[family]}
                  </Title>
                  <div className={classes.cards}>
                    {own.map((card) => (
                      <ServiceCard
                        key={card.service}
                        card={card}
                        starred={shown.includes(card.service)}
                        onToggle={() => toggle(card.service)}
                      />
                    ))}
                  </div>
                </section>
              );
            })}
          </Stack>
        </section>
      )}
    </Stack>
  );
}
