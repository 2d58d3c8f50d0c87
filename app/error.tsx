'use client';

export { FailureState as default } from './shell/failure-state.tsx';
