import { newRoutes } from '../http/call.ts';
import { html } from '../pages/html.ts';
import { page } from '../pages/layout.ts';
import type { System } from '../system.ts';

/** The wholesaler's own applications, of which only the door stands here: what an e-service is launched to. */
export const applications = {
  name: 'applications',
  plays: 'the wholesaler’s applications',
  guide: [['GET /applications/:name', 'The page that an e-service of this name is launched to.']],
  open: () => ({
    routes: newRoutes().get('/applications/:name', ({ req }) =>
      page(
        'Application',
        html`<h1>Application <code>${req.param('name')}</code></h1>
          <p>In the demo, the wholesaler’s application opens here.</p>`,
      ),
    ),
  }),
} as const satisfies System;
