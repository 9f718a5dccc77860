package dev.yieldwise.fuzz;

import dev.yieldwise.Coroutine;
import dev.yieldwise.CoroutineBody;
import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.DoubleGeneratorBody;
import dev.yieldwise.DoubleYielder;
import dev.yieldwise.Exchange;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.GeneratorExit;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.IntGeneratorBody;
import dev.yieldwise.IntYielder;
import dev.yieldwise.LongGenerator;
import dev.yieldwise.LongGeneratorBody;
import dev.yieldwise.LongYielder;
import dev.yieldwise.Yielder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Ways that are wrong on purpose: the handle that the body gets does not do what it is asked for. */
enum HandleFault implements Way {
    LOSES_ANSWERS {
        @Override
        Object call(Call call) throws Throwable {
            Object answer = call.go(call.arguments);
            return call.isYield() ? null : answer;
        }
    },
    YIELDS_TWICE {
        @Override
        Object call(Call call) throws Throwable {
            if (call.isYield() && call.arguments[0] instanceof String) {
                call.go(call.arguments);
            }
            return call.go(call.arguments);
        }
    },
    NARROWS_LONGS {
        @Override
        Object call(Call call) throws Throwable {
            return call.go(
                    call.isYield() && call.arguments[0] instanceof Long wide
                            ? new Object[] {(long) wide.intValue()}
                            : call.arguments);
        }
    },
    SWALLOWS_CLOSING {
        @Override
        Object call(Call call) throws Throwable {
            try {
                return call.go(call.arguments);
            } catch (GeneratorExit swallowed) {
                return null;
            }
        }
    };

    /** What the body asked of its handle. */
    record Call(Object handle, java.lang.reflect.Method method, Object[] arguments) {
        boolean isYield() {
            return method.getName().equals("yield");
        }

        Object go(Object[] given) throws Throwable {
            try {
                return method.invoke(handle, given);
            } catch (InvocationTargetException raised) {
                throw raised.getCause();
            }
        }
    }

    abstract Object call(Call call) throws Throwable;

    @Override
    public <T> Generator<T> generator(GeneratorBody<T> body) {
        return Way.THREAD.<T>generator(out -> body.run(wrong(Yielder.class, out)));
    }

    @Override
    public <Y, S, R> Coroutine<Y, S, R> coroutine(CoroutineBody<Y, S, R> body) {
        return Way.THREAD.<Y, S, R>coroutine(self -> body.run(wrong(Exchange.class, self)));
    }

    @Override
    public IntGenerator ints(IntGeneratorBody body) {
        return Way.THREAD.ints(out -> body.run(wrong(IntYielder.class, out)));
    }

    @Override
    public LongGenerator longs(LongGeneratorBody body) {
        return Way.THREAD.longs(out -> body.run(wrong(LongYielder.class, out)));
    }

    @Override
    public DoubleGenerator doubles(DoubleGeneratorBody body) {
        return Way.THREAD.doubles(out -> body.run(wrong(DoubleYielder.class, out)));
    }

    private <H> H wrong(Class<? super H> type, H handle) {
        InvocationHandler calls = (proxy, method, arguments) -> call(new Call(handle, method, arguments));
        @SuppressWarnings("unchecked")
        H proxy = (H) Proxy.newProxyInstance(HandleFault.class.getClassLoader(), new Class<?>[] {type}, calls);
        return proxy;
    }
}
