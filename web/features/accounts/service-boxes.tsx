'use client';
import { Checkbox, Fieldset, SimpleGrid, Stack, Text } from '@mantine/core';
import { serviceFamilies, serviceNames, services, type Service } from '#domain/services';
import { useMessages } from '#web/kit/frame/locale.tsx';

interface ServiceBoxesProps {
  chosen: ReadonlySet<Service>;
  /** What the person may give; the others are shown, and disabled. */
  grantable: ReadonlySet<Service>;
  help: string;
  /** What is on its way. */
  busy?: ReadonlySet<Service>;
  disabled?: boolean;
  onTick: (service: Service, granted: boolean) => void;
}

/** « E-services »: check boxes in four columns (OWF-201, OWF-202), those of the catalogue. */
export function ServiceBoxes({ chosen, grantable, help, busy, disabled, onTick }: ServiceBoxesProps) {
  const words = useMessages().accounts;
  return (
    <Fieldset variant="unstyled" legend={words.form.services} classNames={{ legend: 'form-legend' }}>
      <Text size="sm" c="dimmed" mb="md">
        {help}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="lg">
        {serviceFamilies.map((family) => (
          <Fieldset key={family} variant="unstyled" legend={words.families[family]} fw={600}>
            <Stack gap="xs" mt="xs" fw={400}>
              {serviceNames
                .filter((service) => services[service].family === family)
                .map((service) => (
                  <Checkbox
                    key={service}
                    label={words.services[service]}
                    description={grantable.has(service) ? undefined : words.notHeld}
                    checked={chosen.has(service)}
                    disabled={disabled === true || !grantable.has(service)}
                    aria-busy={busy?.has(service)}
                    onChange={(event) => onTick(service, event.currentTarget.checked)}
                  />
                ))}
            </Stack>
          </Fieldset>
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}
