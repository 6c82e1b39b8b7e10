export { fewestTickets, shapesIn, withLearned, type SeenShape } from './learn.ts'
export { isShape, shapeOf, shapeOfDismissed, type OwnNumber } from './shape.ts'
export { ownNumberTest } from './subtract.ts'
