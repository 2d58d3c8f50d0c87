export { BackTestPage } from './back-test-page.tsx';
export { BackTestsPage } from './list-page.tsx';
