export { ImageDialog } from './image-dialog.tsx';
