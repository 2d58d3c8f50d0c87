export { ReviewPage } from './review-page.tsx';
export { WaitingBanner } from './waiting-banner.tsx';
export { WaitingTable } from './waiting-table.tsx';
