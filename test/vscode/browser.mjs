// The Chromium that shows the workbench of code-server, without a window.
import { ensureChromium } from './install.mjs';

const FLAGS = [
  '--no-sandbox', // the tests run as root in containers
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage', // containers give it 64 MB only
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A headless Chromium driven by Playwright; the caller closes it. Throws `Unavailable` where there is none. */
export async function launchChromium() {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: ensureChromium(), headless: true, args: FLAGS });
}
