import type { FastifyReply, FastifyRequest } from 'fastify';

/** A request, and the answer that carries its cookies. */
export type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };
