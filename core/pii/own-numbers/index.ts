export { fewestTickets, shapesIn, withLearned, type SeenShape } from './learn.ts'
export { isShape, shapeOf, type OwnNumber } from './shape.ts'
export { ownNumberTest } from './subtract.ts'
