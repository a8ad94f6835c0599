import { it } from 'vitest';
import { createMemoryOutbox } from './memory-outbox.ts';
import { STORE_CASES } from './store-cases.ts';

it.for(Object.entries(STORE_CASES))('the memory outbox %s', ([, run]) => run(createMemoryOutbox()));
