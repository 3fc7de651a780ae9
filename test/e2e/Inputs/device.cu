// Code for a GPU beside code for the host, without CUDA's headers.
#define __global__ __attribute__((global))
#define __device__ __attribute__((device))
struct dim3 { unsigned x, y, z; };
typedef struct Stream *cudaStream_t;
extern "C" int cudaLaunchKernel(const void *, dim3, dim3, void **, unsigned long, cudaStream_t);
__device__ int onDevice(int x) { return x * 3; }
__global__ void kernel(int *p) { *p = onDevice(*p); }
int onHost(int x) { return x + 1; }
