export { inspectFurniture, type LocalFurniture, type Part } from './inspect.ts';
export { type Layout, type Line, layOut } from './layout.ts';
export { furnitureKey, furnitureKeyOf, leastFiles, MOST_WORDS } from './learnt.ts';
