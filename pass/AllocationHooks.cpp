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

Value *recordReallocating(const AllocationSite &site) {
  HookBuilder builder = HookBuilder::before(*site.call);
  return builder.record(Hook::reallocating,
                        {builder.pointer(operand(site, site.allocator.block))});
}

} // namespace

void recordAllocation(const AllocationSite &site) {
  const Hook hook = site.allocator.hook;
  if (hook == Hook::free)
    return recordFree(site);

  SmallVector<Value *, 4> operands;
  if (hook == Hook::realloc)
    operands.push_back(recordReallocating(site));
  HookBuilder builder = HookBuilder::after(*site.call);
  if (site.allocator.block != Allocator::kNone)
    operands.push_back(builder.pointer(operand(site, site.allocator.block)));
  if (hook != Hook::posix_memalign)
    operands.push_back(builder.pointer(site.call));
  if (site.allocator.size != Allocator::kNone)
    operands.push_back(size(builder, site));
  if (hook == Hook::posix_memalign)
    operands.push_back(builder.integer(site.call));
  builder.record(hook, operands);
}

} // namespace vais_profiler
