// Inserts the hooks of allocation sites:
//
//                                        call void @vais_profiler_record_free(ptr %old)
//   call void @free(ptr %old)            call void @free(ptr %old)
//   %p = call ptr @calloc(i64 %n,        %p = call ptr @calloc(i64 %n, i64 8)
//                         i64 8)         %size = mul i64 8, %n
//                                        call void @vais_profiler_record_malloc(ptr %p,
//                                                                               i64 %size)
//
//                                        %token = call ptr @vais_profiler_record_reallocating(
//                                                     ptr %old)
//   %p = call ptr @realloc(ptr %old,     %p = call ptr @realloc(ptr %old, i64 %n)
//                          i64 %n)       call void @vais_profiler_record_realloc(
//                                            ptr %token, ptr %old, ptr %p, i64 %n)
//
// A free is recorded before it happens: afterwards another thread may have the address already. So
// is what a reallocation may free.

#include "AllocationHooks.h"

#include "HookBuilder.h"

using namespace llvm;

namespace vais_profiler {
namespace {

Value *operand(const AllocationSite &site, int number) { return site.call->getArgOperand(number); }

Value *size(HookBuilder &builder, const AllocationSite &site) {
  Value *bytes = operand(site, site.allocator.size);
  if (site.allocator.count == Allocator::kNone)
    return builder.word(bytes);
  return builder.product(bytes, operand(site, site.allocator.count));
}

void recordFree(const AllocationSite &site) {
  HookBuilder builder = HookBuilder::before(*site.call);
  builder.record(Hook::free, {builder.pointer(operand(site, site.allocator.block))});
}

/// What may be freed by the call, taken out before it.
Value *recordReallocating(HookBuilder &builder, Value *old) {
  return builder.record(Hook::reallocating, {old});
}

void recordRealloc(const AllocationSite &site) {
  HookBuilder before = HookBuilder::before(*site.call);
  Value *token = recordReallocating(before, before.pointer(operand(site, site.allocator.block)));
  HookBuilder after = HookBuilder::after(*site.call);
  Value *old = after.pointer(operand(site, site.allocator.block));
  Value *block = after.pointer(site.call);
  after.record(Hook::realloc, {token, old, block, size(after, site)});
}

void recordGetline(const AllocationSite &site) {
  HookBuilder before = HookBuilder::before(*site.call);
  Value *line = before.pointer(operand(site, site.allocator.block));
  Value *capacity = before.pointer(operand(site, site.allocator.size));
  Value *oldCapacity = before.record(Hook::line_capacity, {capacity});
  Value *old = before.record(Hook::line_block, {line});
  Value *token = recordReallocating(before, old);
  HookBuilder after = HookBuilder::after(*site.call);
  after.record(Hook::getline, {token, old, oldCapacity, line, capacity});
}

void recordThroughAddress(const AllocationSite &site) {
  HookBuilder builder = HookBuilder::after(*site.call);
  Value *out = builder.pointer(operand(site, site.allocator.block));
  if (site.allocator.hook == Hook::asprintf) {
    builder.record(Hook::asprintf, {out, builder.integer(site.call)});
    return;
  }
  Value *bytes = size(builder, site);
  builder.record(Hook::posix_memalign, {out, bytes, builder.integer(site.call)});
}

} // namespace

void recordAllocation(const AllocationSite &site) {
  switch (site.allocator.hook) {
  case Hook::free:
    return recordFree(site);
  case Hook::realloc:
    return recordRealloc(site);
  case Hook::getline:
    return recordGetline(site);
  case Hook::posix_memalign:
  case Hook::asprintf:
    return recordThroughAddress(site);
  default:
    break;
  }
  HookBuilder builder = HookBuilder::after(*site.call);
  SmallVector<Value *, 2> operands = {builder.pointer(site.call)};
  if (site.allocator.size != Allocator::kNone)
    operands.push_back(size(builder, site));
  builder.record(site.allocator.hook, operands);
}

} // namespace vais_profiler
