/** The part of the TypeScript compiler that solutions need, as a module with names that Node can see from outside. */
export { transformSync } from 'amaro';
