import api from './api.json' with { type: 'json' };
import app from './app.json' with { type: 'json' };
import audit from './audit.json' with { type: 'json' };
import backTest from './back-test.json' with { type: 'json' };
import billRuns from './bill-runs.json' with { type: 'json' };
import compare from './compare.json' with { type: 'json' };
import customer from './customer.json' with { type: 'json' };
import customers from './customers.json' with { type: 'json' };
import editor from './editor.json' with { type: 'json' };
import explanation from './explanation.json' with { type: 'json' };
import failure from './failure.json' with { type: 'json' };
import flows from './flows.json' with { type: 'json' };
import imports from './imports.json' with { type: 'json' };
import invoices from './invoices.json' with { type: 'json' };
import lifecycle from './lifecycle.json' with { type: 'json' };
import nav from './nav.json' with { type: 'json' };
import notFound from './not-found.json' with { type: 'json' };
import outbox from './outbox.json' with { type: 'json' };
import palette from './palette.json' with { type: 'json' };
import people from './people.json' with { type: 'json' };
import plans from './plans.json' with { type: 'json' };
import preferences from './preferences.json' with { type: 'json' };
import security from './security.json' with { type: 'json' };
import shell from './shell.json' with { type: 'json' };
import signIn from './sign-in.json' with { type: 'json' };
import tables from './tables.json' with { type: 'json' };
import templates from './templates.json' with { type: 'json' };
import ui from './ui.json' with { type: 'json' };

/** The words of the screens, a file for each area. */
export const en = {
  api,
  app,
  audit,
  backTest,
  billRuns,
  compare,
  customer,
  customers,
  editor,
  explanation,
  failure,
  flows,
  imports,
  invoices,
  lifecycle,
  nav,
  notFound,
  outbox,
  palette,
  people,
  plans,
  preferences,
  security,
  shell,
  signIn,
  tables,
  templates,
  ui,
};
