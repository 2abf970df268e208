'use client';
import { Box, Code, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/frame/locale.tsx';
import type { Qr } from './server/second-factor-enrolment.ts';
import type { TakeCode } from './answer.ts';
import { CodeForm } from './code-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

interface EnrolmentProps {
  qr: Qr;
  /** What the QR code holds, for who cannot scan it: in groups of four. */
  secret: string;
  confirm: TakeCode<{ recoveryCodes: string[] }>;
  /** Where it goes on. */
  next: string;
  /** Below the form; gone with it. */
  after?: ReactNode;
}

/** Sets up an authenticator: QR code, key as text, a first code, then the recovery codes. */
export function Enrolment({ qr, secret, confirm, next, after }: EnrolmentProps) {
  const { secondStep } = useMessages();
  const { enrolment } = secondStep;
  return (
    <CodeForm
      take={confirm}
      label={secondStep.firstCode}
      help={secondStep.firstCodeHelp}
      submit={enrolment.confirm}
      after={after}
      before={
        <Stack gap="sm">
          <Text size="sm">{enrolment.scan}</Text>
          {/* Dark on light in both themes, as cameras expect. */}
          <Box component="figure" m={0} maw={232} bg="#fff" bd="1px solid var(--jalon-line)">
            <svg
              viewBox={`0 0 ${qr.size} ${qr.size}`}
              role="img"
              aria-label={enrolment.qr}
              shapeRendering="crispEdges"
              display="block"
            >
              <path d={qr.path} fill="#000" />
            </svg>
          </Box>
          <div>
            <Text size="sm">{enrolment.secret}</Text>
            <Code block style={{ whiteSpace: 'pre-wrap' }}>
              {secret}
            </Code>
          </div>
        </Stack>
      }
    >
      {({ recoveryCodes }) => <RecoveryCodes codes={recoveryCodes} next={next} />}
    </CodeForm>
  );
}
